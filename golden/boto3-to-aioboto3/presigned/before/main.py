import boto3
from botocore.config import Config


def address(bucket, key):
    s3 = boto3.client("s3", config=Config(signature_version="s3v4"))
    return s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": key}, ExpiresIn=600)


def form(bucket, key):
    s3 = boto3.client("s3")
    return s3.generate_presigned_post(bucket, key)
