import anyio


async def main(fast):
    if not fast: await anyio.sleep(0)
    with anyio.fail_after(5): await anyio.sleep(0)
    async with anyio.create_task_group() as tg: tg.start_soon(anyio.sleep, 0); tg.start_soon(work, 1)


async def work(n): print("work", n); await anyio.sleep(0)


anyio.run(main, False)
