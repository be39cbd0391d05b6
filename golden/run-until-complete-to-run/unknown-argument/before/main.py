import asyncio

from server import make_server, serve

if __name__ == "__main__":
    server = make_server()
    loop = asyncio.new_event_loop()
    loop.run_until_complete(server.wait_closed())
    loop.close()
    other = asyncio.new_event_loop()
    other.run_until_complete(future=serve())
