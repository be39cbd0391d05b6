import asyncio


async def serve(port):
    if port < 8002:
        raise OSError
    return port


async def first_free():
    for port in range(8000, 8005):
        try:
            return await serve(port)
        except OSError:
            continue


async def first_host(hosts):
    for host in hosts:
        try:
            return await serve(host)
        except OSError:
            pass


print(asyncio.run(first_free()), asyncio.run(first_host([1, 8003])))
