import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(
        None,  # the default one
        os.path.exists,
        "/",
    )


print(asyncio.run(main()))
