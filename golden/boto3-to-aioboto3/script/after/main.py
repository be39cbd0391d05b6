import asyncio
import sys

import aioboto3


async def main():
    async with aioboto3.Session().client("s3") as s3:
        for item in (await s3.list_objects_v2(Bucket=sys.argv[1]))["Contents"]:
            print(item["Key"])


asyncio.run(main())
