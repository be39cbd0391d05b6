import aioboto3
from boto3.s3.transfer import TransferConfig

CONFIG = TransferConfig(multipart_threshold=1024 * 1024)


async def push(path, bucket, key):
    async with aioboto3.Session().client("s3") as s3:
        await s3.upload_file(path, bucket, key, ExtraArgs={"ACL": "private"}, Config=CONFIG)
        with open(path, "rb") as file:
            await s3.upload_fileobj(file, bucket, key + ".copy")


async def pull(bucket, key, path):
    async with aioboto3.Session().resource("s3") as s3:
        await (await s3.Bucket(bucket)).download_file(key, path)
        await (await s3.Object(bucket, key)).download_file(path + ".copy")
        await s3.meta.client.download_file(bucket, key, path + ".other")
