import boto3
from boto3.exceptions import S3UploadFailedError
from botocore.exceptions import ClientError


def exists(bucket, key):
    s3 = boto3.client("s3")
    try:
        s3.head_object(Bucket=bucket, Key=key)
    except s3.exceptions.NoSuchKey:
        return False
    except ClientError as error:
        return error.response["Error"]["Code"] == "403"
    return True


def push(path, bucket):
    s3 = boto3.client("s3")
    try:
        s3.upload_file(path, bucket, path)
    except S3UploadFailedError as error:
        print(error)
