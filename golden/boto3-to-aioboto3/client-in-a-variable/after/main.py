import aioboto3


async def tags(bucket, key):
    async with aioboto3.Session().client("s3", region_name="eu-west-1") as s3:
        answer = await s3.get_object_tagging(Bucket=bucket, Key=key)
        return {tag["Key"]: tag["Value"] for tag in answer["TagSet"]}
