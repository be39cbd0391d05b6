import asyncio

from vendor.acme_tools.text import _clean

print(asyncio.run(_clean(" b ")))
