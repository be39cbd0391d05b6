"""RSS items, parsed outside the event loop since large feeds take a while."""

import asyncio
import xml.etree.ElementTree as ElementTree
from asyncio import wait_for
from typing import List, NamedTuple, Sequence


class Item(NamedTuple):
    guid: str
    title: str
    link: str


def parse(body: bytes) -> List[Item]:
    items = []
    for element in ElementTree.fromstring(body).iter("item"):
        link = element.findtext("link", "")
        items.append(Item(element.findtext("guid", link), element.findtext("title", "(untitled)"), link))
    return items


async def parse_in_thread(body: bytes) -> List[Item]:
    loop = asyncio.get_running_loop()
    # run_in_executor() has started already: this is a Future, and no task can be made of it.
    parsing = asyncio.ensure_future(loop.run_in_executor(None, parse, body))
    return await wait_for(parsing, 20)


async def parse_all(bodies: Sequence[bytes]) -> List[List[Item]]:
    tasks = [asyncio.ensure_future(parse_in_thread(body)) for body in bodies]
    return [await wait_for(task, timeout=60) for task in tasks]


async def first_title(body: bytes) -> str:
    if items := await wait_for(parse_in_thread(body), timeout=20):
        return items[0].title
    return ""
