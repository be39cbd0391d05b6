import aioboto3


async def load(bucket, key):
    async with aioboto3.Session().client("s3") as s3:
        answer = await s3.get_object(Bucket=bucket, Key=key)
        print(answer["ContentLength"], answer.get("ContentType"))
        return (await answer["Body"].read()).decode("utf-8")


async def lines(bucket, key):
    async with aioboto3.Session().client("s3") as s3:
        body = (await s3.get_object(Bucket=bucket, Key=key))["Body"]
        return [line async for line in body.iter_lines() if line]


async def save(bucket, key, path):
    async with aioboto3.Session().client("s3") as s3:
        with open(path, "wb") as file:
            async for part in (await s3.get_object(Bucket=bucket, Key=key))["Body"].iter_chunks(4096):
                file.write(part)
