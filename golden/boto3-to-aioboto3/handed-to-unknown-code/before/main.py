import boto3
import pandas


def table(bucket, key):
    s3 = boto3.client("s3")
    return pandas.read_csv(s3.get_object(Bucket=bucket, Key=key)["Body"])


def frames(client, frame):
    s3 = boto3.client("s3")
    frame.read(s3)
