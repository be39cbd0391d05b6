import asyncio
import logging

logger = logging.getLogger(__name__)


async def fetch(read):
    try:
        return await read()
    except:
        logger.exception("no answer")
        return None


async def consume(queue):
    while True:
        item = await queue.get()
        try:
            await item.process()
        except:  # whatever it is
            continue


asyncio.run(fetch(asyncio.Event().wait))
