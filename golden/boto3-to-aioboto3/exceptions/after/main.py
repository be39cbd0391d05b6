import aioboto3
from botocore.exceptions import ClientError


async def exists(bucket, key):
    async with aioboto3.Session().client("s3") as s3:
        try:
            await s3.head_object(Bucket=bucket, Key=key)
        except s3.exceptions.NoSuchKey:
            return False
        except ClientError as error:
            return error.response["Error"]["Code"] == "403"
        return True


async def push(path, bucket):
    async with aioboto3.Session().client("s3") as s3:
        try:
            await s3.upload_file(path, bucket, path)
        except ClientError as error:
            print(error)
