try:
    from fast import open_connection
except ImportError:
    from asyncio import open_connection


async def main(host):
    return await open_connection(host)
