"""The command line as somebody at a terminal meets it: words in; exit code, stdout and stderr out."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from kiosk.app import main

PATIENCE = 240
"""Seconds after which a process is taken for stuck."""


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on stdout; anything else there is a fault."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one line with which a command refused."""
        return self._line(1)

    @property
    def misuse(self) -> str:
        """The one line with which a command told that it was used wrongly."""
        return self._line(2)

    def _line(self, code: int) -> str:
        assert self.code == code, (self.code, self.out, self.err)
        assert "Traceback" not in self.err
        (line,) = self.err.splitlines()
        assert line.startswith("kiosk: ")
        return line.removeprefix("kiosk: ")

    @property
    def done(self) -> str:
        """What a command that succeeded printed."""
        assert self.code == 0, self.err
        return self.out


@dataclass(frozen=True)
class Terminal:
    """A terminal of somebody who works on the instance in a folder."""

    instance: Path
    language: str = "en"

    def __call__(self, *words: object, typed: str = "", **settings: str) -> Said:
        """Run a command in this process."""
        environment = dict.fromkeys(name for name in os.environ if name.startswith("KIOSK_"))
        ours = self._environment(settings)
        runner = CliRunner()
        with runner.isolation(input=typed, env={**environment, **ours}) as (out, err, _):
            try:
                main([str(word) for word in words])
            except SystemExit as end:
                code = end.code or 0
            return Said(int(code), out.getvalue().decode(), err.getvalue().decode())

    def process(self, *words: object, typed: str = "", **more: Any) -> Said:
        """Run a command in a process of its own, as a shell does with pipes."""
        done = subprocess.run(
            self.command(*words),
            input=typed.encode("utf-8", "surrogateescape"),
            capture_output=True,
            timeout=PATIENCE,
            env=self.environment(**more.pop("settings", {})),
            **more,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    @staticmethod
    def command(*words: object) -> list[str]:
        """Return what a shell runs."""
        return [str(Path(sys.executable).with_name("kiosk")), *(str(word) for word in words)]

    def environment(self, **settings: str) -> dict[str, str]:
        """Return the environment of a process: nothing of ours but the instance, and no locale."""
        kept = ("KIOSK_", "LC_", "LANG", "PYTHON")
        plain = {name: text for name, text in os.environ.items() if not name.startswith(kept)}
        return {**plain, "LC_ALL": "C", **self._environment(settings)}

    def _environment(self, settings: dict[str, str]) -> dict[str, str]:
        language = {"KIOSK_LANGUAGE": self.language} if self.language != "vi" else {}
        instance = {"KIOSK_INSTANCE": str(self.instance)}
        return {"LANGUAGE": "", **language, **instance, **settings}
