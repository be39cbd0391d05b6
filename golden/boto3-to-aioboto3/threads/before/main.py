from concurrent.futures import ThreadPoolExecutor

import boto3


def fetch(bucket, keys):
    s3 = boto3.client("s3")
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda key: s3.head_object(Bucket=bucket, Key=key), keys))
