import json
from typing import Optional

import aiohttp
import requests


async def tagged(url, path, tags):
    with open(path, "rb") as file:
        async with aiohttp.ClientSession() as session:
            form = aiohttp.FormData(quote_fields=False)
            for field, content in {"tags": tags, "kind": "image"}.items():
                for part in content if isinstance(content, (list, tuple, set)) else [content]:
                    if part is not None:
                        form.add_field(field, part.decode() if isinstance(part, bytes) else str(part))
            form.add_field("file", file)
            async with session.post(url, data=form) as response:
                return await response.json(content_type=None)


async def known(url, path, title: str, note: Optional[str] = None, count: int = 0):
    data = {"title": title, "note": note, "count": count, "label": f"{title} {count}", "day": "day " + title}
    with open(path, "rb") as file:
        async with aiohttp.ClientSession() as session:
            form = aiohttp.FormData(quote_fields=False)
            for field, content in data.items():
                if content is not None:
                    form.add_field(field, str(content))
            form.add_field("file", file)
            async with session.post(url, data=form) as response:
                return await response.json(content_type=None)


async def several(url, path):
    with open(path, "rb") as file:
        async with aiohttp.ClientSession() as session:
            form = aiohttp.FormData(quote_fields=False)
            for field, content in {"ids": ["1", "2"]}.items():
                for part in content if isinstance(content, (list, tuple, set)) else [content]:
                    if part is not None:
                        form.add_field(field, part.decode() if isinstance(part, bytes) else str(part))
            form.add_field("file", file)
            async with session.post(url, data=form) as response:
                return response.ok


def encoded(url, path, text):
    with open(path, "rb") as file:
        return requests.post(url, data={"text": text.encode()}, files={"file": file}).ok


def literal_bytes(url, path):
    with open(path, "rb") as file:
        return requests.post(url, data={"text": b"x"}, files={"file": file}).ok


def without_a_name(url, path, content):
    with open(path, "rb") as file:
        return requests.post(url, files={"file": file, "info": (None, content)}).ok


async def text_without_a_name(url, path, info):
    with open(path, "rb") as file:
        async with aiohttp.ClientSession() as session:
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("file", file)
            form.add_field("info", json.dumps(info))
            async with session.post(url, data=form) as response:
                return response.ok


def with_a_comment(url, path):
    with open(path, "rb") as file:
        return requests.post(
            url,
            files={
                "file": file,  # opened above
            },
        ).ok


async def may_be_bytes(url, raw, parts):
    data = {"a": raw.strip(), "b": b",".join(parts), "c": ", ".join(parts), "d": raw.decode()}
    async with aiohttp.ClientSession() as session:
        form = aiohttp.FormData(quote_fields=False)
        for field, content in data.items():
            for part in content if isinstance(content, (list, tuple, set)) else [content]:
                if part is not None:
                    form.add_field(field, part.decode() if isinstance(part, bytes) else str(part))
        form.add_field("f", b"x", filename="b.txt")
        async with session.post(url, data=form) as response:
            return response.ok
