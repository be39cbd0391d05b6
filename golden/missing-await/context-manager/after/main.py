import asyncio
import io


async def open_report():
    return io.StringIO("fine")


async def handle(reader, writer):
    writer.close()


async def main():
    with await open_report() as report:
        print(report.read())
    async with await asyncio.start_server(handle, "localhost", 0) as server:
        print(server.is_serving())


asyncio.run(main())
