"""What every command promises: exit codes, one JSON document, plain text in pipes, both languages."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest

from kiosk.app import NICE
from kiosk.cli.main import build
from tests.cli.conftest import Write
from tests.cli.terminal import PATIENCE, Terminal

ESCAPE = "\x1b"
COLUMNS = "code unit status received resolved"
JSON_COMMANDS = (
    "import {file}",
    "import {file} --dry-run",
    "catalogue {catalogue}",
    "units {units}",
    "units merge A B",
    "coverage",
    "export records --out {folder}/a.csv",
    "slips --out {folder}/a.pdf --unprinted --lan",
    "user add hoa",
    "user password lan",
    "user list",
    "device list",
    "check",
    "backup {folder}/a.tar.gz",
)
# These want an instance in which nothing is yet, another office's, or a tablet; tests of their own try them.
ELSEWHERE = {
    *("restore", "join", "copy"),
    *(f"device {act}" for act in ("pair", "replace", "rename", "move", "retire")),
}


def commands(group: click.Command, *above: str) -> Iterator[tuple[str, ...]]:
    """Yield every command, the hidden one too, as its words."""
    if isinstance(group, click.Group):
        for name, command in group.commands.items():
            yield from commands(command, *above, name)
    else:
        yield above


ALL = sorted(commands(build()))


@pytest.fixture
def busy(kiosk: Terminal, export: Write, table: Write, tmp_path: Path) -> dict[str, Path]:
    """What the commands work on: an instance with a record, an account, two units; files beside it."""
    kiosk("import", export("first.csv", COLUMNS, {"code": "1-240301-1"}))
    kiosk("user", "add", "lan")
    kiosk("units", table("first.csv", "name,code", "Xã A,A", "Xã B,B"))
    return {
        "folder": tmp_path,
        "file": export("a.csv", COLUMNS, {"code": "1-240301-2"}),
        "catalogue": table("catalogue.csv", "Mã,Tên,Lĩnh vực", "9.000001,Một,Hộ tịch"),
        "units": table("units.csv", "Tên đơn vị", "Xã C"),
    }


@pytest.mark.parametrize("line", JSON_COMMANDS)
def test_json_is_one_document_and_nothing_else(
    kiosk: Terminal, busy: dict[str, Path], line: str
) -> None:
    said = kiosk(*line.format(**busy).split(), "--json")
    assert json.dumps(said.document, ensure_ascii=False, indent=2) + "\n" == said.out


def test_every_command_that_speaks_json_is_tried_here() -> None:
    speaking = set()
    for words in ALL:
        command = build()
        for word in words:
            assert isinstance(command, click.Group)
            command = command.commands[word]
        if any("--json" in parameter.opts for parameter in command.params):
            speaking.add(" ".join(words).replace("units load", "units"))
    speaking -= ELSEWHERE
    tried = {line.split(" {")[0].split(" --")[0] for line in JSON_COMMANDS}
    assert all(any(line.startswith(words) for line in tried) for words in speaking)


@pytest.mark.parametrize("line", JSON_COMMANDS)
def test_pipes_get_no_colours(kiosk: Terminal, busy: dict[str, Path], line: str) -> None:
    said = kiosk(*line.format(**busy).split(), TERM="xterm-256color")
    assert said.code == 0, said.err
    assert ESCAPE not in said.out + said.err


def test_long_work_tells_on_stderr_how_far_it_is(kiosk: Terminal, export: Write) -> None:
    records = [{"code": f"1-240301-{number:05}"} for number in range(12_000)]
    said = kiosk("import", export("a.csv", f"{COLUMNS} field returned", *records), "--json")
    assert said.document["added"] == 12_000
    lines = said.err.splitlines()
    assert 2 <= len(lines) <= 10
    assert all(re.fullmatch(r"Importing: \d+/12000", line) for line in lines)


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_explains_itself_in_both_languages(
    kiosk: Terminal, words: tuple[str, ...]
) -> None:
    english = kiosk(*words, "--help").done
    vietnamese = Terminal(kiosk.instance, "vi")(*words, "--help").done
    assert english.startswith("Usage: kiosk ")
    assert vietnamese.startswith("Cách dùng: kiosk ")
    assert not set(sentences(english)) & set(sentences(vietnamese))
    assert not kiosk.instance.exists()


def sentences(help: str) -> list[str]:
    """Return what a help says beside names: the columns at the right, and the paragraph at the top."""
    # click says what --help does in the language in which a process has asked for it first.
    lines = [line for line in help.splitlines() if not line.startswith("  --help")]
    return [found for line in lines for found in re.findall(r" {2,}(\w+ \w+ .*)", line)]


def test_the_list_of_commands_is_in_vietnamese(kiosk: Terminal) -> None:
    said = Terminal(kiosk.instance, "vi")("--help").done
    assert "Lệnh:" in said
    assert "Tùy chọn:" in said
    assert "Hiển thị hướng dẫn này rồi kết thúc." in said
    listed = re.findall(r"^  ([a-z]+) ", said, re.MULTILINE)
    assert listed == sorted({words[0] for words in ALL})


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("imprt",), "Không có lệnh 'imprt'."),
        (("slips",), "Thiếu tùy chọn '--out'."),
        (("import",), "Thiếu đối số 'FILE'."),
        (("import", "a b", "c"), "Thừa đối số (c)."),
        (("coverage", "--by"), "Tùy chọn '--by' cần có giá trị đi kèm."),
        (("coverage", "--base", "x"), "'x' không thuộc các giá trị cho phép: 'resolved',"),
        (("coverage", "--bas", "x"), "Có phải ý bạn là"),
        (("serve", "--port", "x"), "“x” không phải là số từ 1 đến 65535."),
        (("serve", "--port", "70000"), "“70000” không phải là số từ 1 đến 65535."),
        (("demo", "--records", "5"), "“5” không phải là số từ 30 đến 20000000."),
        (("slips", "--out", "a", "--status", "0"), "“0” không phải là số từ 1 đến 10."),
        (("demo", "--keep", "a b"), "a b là một tệp. Xin nêu tên thư mục."),
        (("coverage", "--from", "1"), "--from cần ngày viết theo dạng NĂM-THÁNG-NGÀY"),
        (("export", "records", "--out", "a.txt"), "kết thúc bằng .csv, .xlsx hoặc .json."),
        (("user",), "Cách dùng: kiosk user"),
        ((), "Cách dùng: kiosk"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(
    kiosk: Terminal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a b").touch()
    said = Terminal(kiosk.instance, "vi")(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert not re.search(r"\b(integer|range|directory|path|text|is|not)\b", said.err, re.I)
    assert not kiosk.instance.exists()


def test_vietnamese_comes_whole_through_a_pipe_of_a_machine_that_knows_no_locale(
    kiosk: Terminal,
) -> None:
    vietnamese = Terminal(kiosk.instance, "vi")
    said = vietnamese.process("coverage")
    assert said.done.startswith("Hồ sơ giải quyết xong trong kỳ, theo đơn vị giải quyết")
    assert "┃ Đã đánh giá ┃" in said.out
    assert unicodedata.is_normalized("NFC", said.out)
    refused = vietnamese.process("coverage", "--unit", "Nghi Lộc").refusal
    assert "Nghi Lộc" in refused


def test_who_has_read_enough_may_go(kiosk: Terminal) -> None:
    process = subprocess.Popen(
        kiosk.command("coverage"),
        env=kiosk.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(PATIENCE) == 1


def test_the_version_is_told(kiosk: Terminal) -> None:
    assert re.fullmatch(r"kiosk, version \d+\.\d+\.\d+\n", kiosk("--version").done)


def test_on_a_terminal_a_bar_shows_how_far_it_is_and_goes_away(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    records = [{"code": f"1-240301-{number:05}"} for number in range(3000)]
    ours, theirs = os.openpty()
    words = ("import", export("a.csv", COLUMNS, *records), "--json")
    colourful = {**kiosk.environment(), "TERM": "xterm-256color"}
    with (tmp_path / "out.json").open("wb") as out:
        process = subprocess.Popen(kiosk.command(*words), env=colourful, stdout=out, stderr=theirs)
    os.close(theirs)
    shown = b"".join(iter(lambda: heard(ours), b""))
    os.close(ours)
    assert process.wait(PATIENCE) == 0
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["added"] == 3000
    assert b"Importing" in shown
    assert shown.endswith(f"{ESCAPE}[2K".encode())


def heard(terminal: int) -> bytes:
    """Return what came to a terminal; nothing once the other side has gone."""
    with suppress(OSError):
        return os.read(terminal, 1 << 16)
    return b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such order")
@pytest.mark.parametrize(("command", "last"), [("import", True), ("check", True), ("serve", False)])
def test_whoever_waits_at_a_phone_goes_before_commands(command: str, last: bool) -> None:
    script = (
        "import os, sys; from kiosk.app import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(os.getpriority(os.PRIO_PROCESS, 0))"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, command, "--help"],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    before = os.getpriority(os.PRIO_PROCESS, 0)
    assert int(said.stdout.split()[-1]) == (max(NICE, before) if last else before)
