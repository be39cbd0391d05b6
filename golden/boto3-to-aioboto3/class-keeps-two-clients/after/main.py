import asyncio

import aioboto3


class Pipe:
    def __init__(self, bucket, url):
        self.bucket = bucket
        self.url = url
        self.s3 = aioboto3.Session().client("s3")
        self.sqs = aioboto3.Session().client("sqs")

    async def run(self):
        for item in (await self.s3.list_objects_v2(Bucket=self.bucket))["Contents"]:
            await self.sqs.send_message(QueueUrl=self.url, MessageBody=item["Key"])

    async def __aenter__(self):
        self.s3 = await self.s3.__aenter__()
        self.sqs = await self.sqs.__aenter__()
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.sqs.__aexit__(exc_type, exc_value, traceback)
        await self.s3.__aexit__(exc_type, exc_value, traceback)


async def main():
    async with Pipe("box", "http://localhost/1") as pipe:
        await pipe.run()


if __name__ == "__main__":
    asyncio.run(main())
