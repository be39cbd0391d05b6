import json

import aioboto3


async def settings(bucket):
    async with aioboto3.Session().client("s3") as s3:
        answer = await s3.get_object(Bucket=bucket, Key="settings.json")
        return json.loads(await answer["Body"].read())


async def rules(bucket):
    async with aioboto3.Session().client("s3") as s3:
        return json.loads(await (await s3.get_object(Bucket=bucket, Key="rules.json"))["Body"].read())
