"""Posts: code, mathematics and templates come out as they went in."""

from __future__ import annotations

import time

import pytest
from tests.test_posts import ADAMS, RICKS, edited

VERBATIM = [
    "{{< highlight go >}}\nx := [1]\n\n# Sources\n\n- y [@a] [^1]\n{{< /highlight >}}",
    '{{< highlight go "linenos=table" >}}x = [1]{{< / highlight >}}',
    "{{% math %}}\na_{[1]}\n{{% /math %}}", "{{< mermaid >}}\nA[1] --> B [1]\n{{< /mermaid >}}",
    "{{< raw >}} [1] {{< /raw >}}", "{{< code >}}\n\n[1]\n\n{{< /code >}}",
    "{% highlight python linenos %}\nprint([1])\n\nx = [1]\n{% endhighlight %}",
    "{% raw %} [1] {{ x }} {% endraw %}", "{%- raw -%} [1] {%- endraw -%}",
    "$x^{[1]}$", "$$\nx = [1]\n$$", "$$ a [1] $$", "\\(x^{[1]}\\)", "\\[\nx = [1]\n\\]",
    "[code]a = [1][/code]", '[sourcecode language="php"]\na = [1]\n\n[1]\n[/sourcecode]',
    "[python]a = [1][/python]", '[caption id="a" width="300" caption="Map [1]"]x[/caption]',
    "[gallery ids='[1]' /]",
]  # fmt: skip


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize("piece", VERBATIM)
def test_code_mathematics_and_templates_come_out_as_they_went_in(piece: str, form: str) -> None:
    if form == "html":
        entries = f"<li>{RICKS}</li><li>{ADAMS}</li>"
        text = f"<p>A [1]\n{piece}\nb [2].</p>\n<h2>Sources</h2><ol>{entries}</ol>"
    else:
        text = f"A [1]\n\n{piece}\n\nb [2].\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n"
    done = edited(text, form=form, style="apa", platform="hugo", css="none").text
    assert piece in done
    assert done.count("Ricks") == done.count("Adams") == 2


@pytest.mark.parametrize(
    "prose",
    ["It costs $5 [1] and $6.", "It costs $5 [1], or US$6.", "It is 5 $ [1] and 6 $.",
     "`$HOME` [1] and `$PATH`", "It is $1.5 million [1], not 5$.", "\\$x [1] and y\\$",
     "`{{< highlight >}}` [1] `{{< /highlight >}}`", "`[code]` [1] `[/code]`",
     "{{< notice >}} So [1]. {{< /notice >}}", "[quote] [1] [/quote]", "(\\(a [1])"],
)  # fmt: skip
def test_prose_beside_such_signs_is_prose(prose: str) -> None:
    done = edited(f"{prose}\n\n## Sources\n\n1. {RICKS}\n", style="apa", platform="hugo").text
    assert "(Ricks, 2006)" in done.partition("## Sources")[0]


@pytest.mark.parametrize(
    "unit",
    ["$x ", "$$", "`", "``` ", "\n```\n", "{{< raw >}}", "{% raw %}", "[code]", "\\(", "[a b=",
     "\n\\[\n", "{{<", "[a b='' "],
)  # fmt: skip
def test_signs_that_nothing_closes_take_no_time(unit: str) -> None:
    start = time.perf_counter()
    edited(unit * (60_000 // len(unit)), form="html")
    assert time.perf_counter() - start < 20
