"""What the READMEs name exists: commands, options, make targets, paths, settings, results; both say the same."""

from __future__ import annotations

import re
from dataclasses import fields

import click
import pytest

from extractors.readers.formats import Format
from service.cli import main
from service.settings import PREFIX, ROOT, Settings

READMES = ("README.md", "README.en.md")
SPAN = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"shugai ([a-z]+(?: [a-z]+)?)\b")
OPTION = re.compile(r"--[a-z-]+")
TARGET = re.compile(r"\bmake ([a-z]+)\b")
LINK = re.compile(r"\]\((?!http)([^)#]+)")
RESULT = re.compile(r"[\w.]+\.(?:xlsx|docx|html|json)")
each_readme = pytest.mark.parametrize("name", READMES)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets(name: str) -> set[str]:
    """The make targets in code spans and indented code lines."""
    text = text_of(name)
    code = [*SPAN.findall(text), *re.findall(r"^    (\S[^#\n]*)", text, re.MULTILINE)]
    return {target for piece in code for target in TARGET.findall(piece)}


def table_paths(name: str) -> list[str]:
    """Code spans in the first column of tables that are paths of the repository."""
    cells = re.findall(r"^\| ((?:`[^`|]+`、?(?:, )?)+) \|", text_of(name), re.MULTILINE)
    spans = [span for cell in cells for span in SPAN.findall(cell)]
    return [span for span in spans if ("/" in span and " " not in span) or span in ("CHANGELOG.md", "Dockerfile")]


def commands(name: str) -> dict[str, set[str]]:
    """Each command that a README names, with the options named on the same line."""
    found: dict[str, set[str]] = {}
    for line in text_of(name).splitlines():
        for match in filter(None, map(COMMAND.match, SPAN.findall(line))):
            found.setdefault(match[1], set()).update(OPTION.findall(" ".join(SPAN.findall(line))))
    return found


def resolve(path: str) -> click.Command | None:
    """The click command of “standard list”; the word after a plain command is its argument."""
    command: click.Command | None = main
    for word in path.split():
        if not isinstance(command, click.Group):
            break
        command = command.commands.get(word)
    return command


def results(name: str) -> set[str]:
    """The files that the second section promises."""
    section = re.split(r"^## ", text_of(name), flags=re.MULTILINE)[2]
    return {match for span in SPAN.findall(section) for match in RESULT.findall(span)}


@each_readme
def test_every_named_command_and_option_exists(name: str) -> None:
    assert commands(name)
    for path, options in commands(name).items():
        command = resolve(path)
        assert command is not None, f"shugai {path}"
        known = {option for parameter in command.params for option in parameter.opts}
        assert options <= known, f"shugai {path}"


@each_readme
def test_every_make_target_exists(name: str) -> None:
    known = set(re.findall(r"^([a-z][a-z-]*):", text_of("Makefile"), re.MULTILINE))
    assert targets(name) <= known


@each_readme
def test_every_path_and_link_exists(name: str) -> None:
    named = [*table_paths(name), *LINK.findall(text_of(name))]
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []


@each_readme
def test_every_setting_is_told_with_its_default(name: str) -> None:
    told = dict(re.findall(rf"^\| `({PREFIX}\w+)` \| (.*?) \|", text_of(name), re.MULTILINE))
    defaults = {PREFIX + item.name.upper(): str(item.default) for item in fields(Settings)}
    assert told.keys() == defaults.keys()
    assert {key: value for key, value in told.items() if defaults[key] not in ("", value)} == {}


@each_readme
def test_every_format_that_is_read_is_told(name: str) -> None:
    suffixes = {f".{kind.value}" for kind in Format if kind is not Format.IMAGE}
    assert {suffix for suffix in suffixes if suffix not in text_of(name)} == set()


@each_readme
def test_every_promised_result_is_written_by_the_service(name: str) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "service").rglob("*.py"))
    assert len(results(name)) == 7
    assert {result for result in results(name) if result not in code} == set()


def test_both_readmes_name_the_same_things() -> None:
    chinese, english = READMES
    assert commands(chinese) == commands(english)
    assert table_paths(chinese) == table_paths(english)
    assert results(chinese) == results(english)
    assert targets(chinese) == targets(english)


def test_the_dockerfile_copies_what_exists_and_starts_a_real_command() -> None:
    text = text_of("Dockerfile")
    sources = [word for row in re.findall(r"^COPY (.*) \S+$", text, re.MULTILINE) for word in row.split()]
    assert [path for path in sources if not (ROOT / path).exists()] == []
    assert 'CMD ["serve", "--host", "0.0.0.0"]' in text
    serve = resolve("serve")
    assert serve is not None
    assert any("--host" in parameter.opts for parameter in serve.params)


def test_the_licence_is_apache_2() -> None:
    assert "Apache License\n                           Version 2.0, January 2004" in text_of("LICENSE")
    assert "END OF TERMS AND CONDITIONS" in text_of("LICENSE")
