import boto3


def pull(bucket, key, path, show):
    s3 = boto3.client("s3")
    s3.download_file(bucket, key, path, Callback=show)


def move(bucket, key, other):
    boto3.resource("s3").Object(bucket, key).copy({"Bucket": other, "Key": key}, Callback=print)
