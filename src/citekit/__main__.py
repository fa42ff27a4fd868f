"""``python -m citekit``: the command line, where the script is not on the path."""

from citekit.cli import main

if __name__ == "__main__":
    main(prog_name="citekit")
