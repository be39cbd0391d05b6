import json
from typing import Optional

import requests


def tagged(url, path, tags):
    with open(path, "rb") as file:
        return requests.post(url, data={"tags": tags, "kind": "image"}, files={"file": file}).json()


def known(url, path, title: str, note: Optional[str] = None, count: int = 0):
    data = {"title": title, "note": note, "count": count, "label": f"{title} {count}", "day": "day " + title}
    with open(path, "rb") as file:
        return requests.post(url, data=data, files={"file": file}).json()


def several(url, path):
    with open(path, "rb") as file:
        return requests.post(url, data={"ids": ["1", "2"]}, files={"file": file}).ok


def encoded(url, path, text):
    with open(path, "rb") as file:
        return requests.post(url, data={"text": text.encode()}, files={"file": file}).ok


def literal_bytes(url, path):
    with open(path, "rb") as file:
        return requests.post(url, data={"text": b"x"}, files={"file": file}).ok


def without_a_name(url, path, content):
    with open(path, "rb") as file:
        return requests.post(url, files={"file": file, "info": (None, content)}).ok


def text_without_a_name(url, path, info):
    with open(path, "rb") as file:
        return requests.post(url, files={"file": file, "info": (None, json.dumps(info))}).ok


def with_a_comment(url, path):
    with open(path, "rb") as file:
        return requests.post(
            url,
            files={
                "file": file,  # opened above
            },
        ).ok


def may_be_bytes(url, raw, parts):
    data = {"a": raw.strip(), "b": b",".join(parts), "c": ", ".join(parts), "d": raw.decode()}
    return requests.post(url, data=data, files={"f": ("b.txt", b"x")}).ok
