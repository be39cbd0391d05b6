import anyio


async def main():
    with anyio.fail_after(5):
        await anyio.sleep(0)
    print("done")


anyio.run(main)
