"""The official CSL test-suite, run where it lies."""
