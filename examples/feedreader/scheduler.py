"""Polls every feed at its own pace."""

import asyncio
import logging
from typing import Awaitable, Callable, Dict, List, Optional, Set

from . import client, feed
from .config import Feed, Settings

log = logging.getLogger(__name__)

Listener = Callable[[Feed, feed.Item], Awaitable[None]]


class Scheduler:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.seen: Dict[str, Set[str]] = {}
        self.listeners: List[Listener] = []
        self._tasks: Dict[str, asyncio.Task] = {}
        self._wake = asyncio.Event()
        self._stopping = False

    def start(self) -> None:
        for subscription in self.settings.feeds:
            self._tasks[subscription.url] = asyncio.ensure_future(self._poll(subscription))

    async def stop(self, patience: float = 5) -> None:
        self._stopping = True
        self._wake.set()
        pending = list(self._tasks.values())
        try:
            await asyncio.wait_for(asyncio.gather(*pending, return_exceptions=True), timeout=patience)
        except asyncio.TimeoutError:
            log.warning("%d polls did not end in time", len(pending))

    async def refresh(self, subscription: Feed) -> int:
        """Fetches a feed now; returns how many of its items are new."""
        response = await asyncio.wait_for(
            client.fetch(subscription.url),
            self.settings.request_timeout,  # None unless configured
        )
        if response.status != 200:
            raise client.FetchError(f"{subscription.url}: status {response.status}")
        items = await asyncio.wait_for(feed.parse_in_thread(response.body), timeout=30)
        return self._announce(subscription, items)

    async def refresh_all(self) -> List[int]:
        tasks = []
        for subscription in self.settings.feeds:
            task = asyncio.ensure_future(self.refresh(subscription))
            task.set_name(subscription.url)
            tasks.append(task)
        return await asyncio.gather(*tasks)

    async def reachable(self) -> List[Feed]:
        # Not awaited here: gather() runs the limits side by side.
        results = await asyncio.gather(
            *(asyncio.wait_for(client.fetch(each.url), 10) for each in self.settings.feeds),
            return_exceptions=True,
        )
        return [each for each, result in zip(self.settings.feeds, results) if not isinstance(result, Exception)]

    async def _poll(self, subscription: Feed) -> None:
        while not self._stopping:
            try:
                count = await self.refresh(subscription)
                log.info("%s: %d new", subscription.url, count)
            except (OSError, asyncio.TimeoutError, client.FetchError) as error:
                log.warning("%s: %s", subscription.url, error)
            await self._pause(subscription.interval)

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), seconds)
        except asyncio.TimeoutError:
            pass

    def _announce(self, subscription: Feed, items: List[feed.Item]) -> int:
        seen = self.seen.setdefault(subscription.url, set())
        new = [item for item in items if item.guid not in seen]
        for item in new:
            seen.add(item.guid)
            for listener in self.listeners:
                # Whatever awaitable the listener returns, which need not be a coroutine.
                asyncio.ensure_future(listener(subscription, item))
        return len(new)


async def latest(scheduler: Scheduler, cached: Optional[bytes]) -> Optional[str]:
    subscription = scheduler.settings.feeds[0]
    return await asyncio.wait_for(feed.first_title(cached), 5) if cached else subscription.title
