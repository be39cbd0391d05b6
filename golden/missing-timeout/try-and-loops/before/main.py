import asyncio


async def connect(hosts):
    for host in hosts:
        try:
            reader, writer = await asyncio.open_connection(host, 80)
        except OSError:
            continue
        else:
            return reader
        finally:
            print(host)
