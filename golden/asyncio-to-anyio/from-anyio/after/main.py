from anyio import run, sleep


async def main():
    await sleep(0)
    print("done")


run(main)
