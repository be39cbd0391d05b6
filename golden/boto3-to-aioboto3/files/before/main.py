import boto3
from boto3.s3.transfer import TransferConfig

CONFIG = TransferConfig(multipart_threshold=1024 * 1024)


def push(path, bucket, key):
    s3 = boto3.client("s3")
    s3.upload_file(path, bucket, key, ExtraArgs={"ACL": "private"}, Config=CONFIG)
    with open(path, "rb") as file:
        s3.upload_fileobj(file, bucket, key + ".copy")


def pull(bucket, key, path):
    s3 = boto3.resource("s3")
    s3.Bucket(bucket).download_file(key, path)
    s3.Object(bucket, key).download_file(path + ".copy")
    s3.meta.client.download_file(bucket, key, path + ".other")
