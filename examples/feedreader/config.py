"""Settings and subscriptions, from a JSON file."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import List, Optional

CONNECT_TIMEOUT = 10
READ_TIMEOUT = 2.5


@dataclass(frozen=True)
class Feed:
    url: str
    interval: float = 900.0
    title: Optional[str] = None


@dataclass
class Settings:
    feeds: List[Feed] = field(default_factory=list)
    state: Path = Path("feedreader.state")
    control_port: int = 7315
    request_timeout: Optional[float] = None


def load(path: Path) -> Settings:
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Settings(
        feeds=[Feed(**feed) for feed in raw["feeds"]],
        state=Path(raw.get("state", "feedreader.state")),
        control_port=raw.get("control_port", 7315),
        request_timeout=raw.get("request_timeout"),
    )
