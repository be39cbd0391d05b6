import boto3


def fetch(bucket, keys):
    s3 = boto3.client("s3")

    def one(key):
        return s3.head_object(Bucket=bucket, Key=key)

    return [one(key) for key in keys]
