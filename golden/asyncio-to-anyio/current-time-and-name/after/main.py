import anyio


async def main():
    started = anyio.current_time()
    print(anyio.current_time() >= started)
    print(anyio.get_current_task().name == "")


anyio.run(main)
