import json

import boto3


def settings(bucket):
    s3 = boto3.client("s3")
    answer = s3.get_object(Bucket=bucket, Key="settings.json")
    return json.load(answer["Body"])


def rules(bucket):
    s3 = boto3.client("s3")
    return json.loads(s3.get_object(Bucket=bucket, Key="rules.json")["Body"].read())
