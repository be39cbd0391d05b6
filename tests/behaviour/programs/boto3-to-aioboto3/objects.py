# needs: aws
"""Objects are put, read, listed by pages, copied and deleted by a client."""
import json

import boto3
from botocore.exceptions import ClientError


def fill(bucket):
    s3 = boto3.client("s3")
    s3.create_bucket(Bucket=bucket)
    for number in range(5):
        s3.put_object(Bucket=bucket, Key=f"numbers/{number}", Body=json.dumps({"number": number}).encode())
    s3.put_object(Bucket=bucket, Key="lines", Body=b"one\ntwo\nthree\n")


def read(bucket, key):
    s3 = boto3.client("s3")
    try:
        response = s3.get_object(Bucket=bucket, Key=key)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return response["Body"].read().decode()


def load(bucket, key):
    s3 = boto3.client("s3")
    answer = s3.get_object(Bucket=bucket, Key=key)
    return json.load(answer["Body"])


def lines(bucket):
    s3 = boto3.client("s3")
    body = s3.get_object(Bucket=bucket, Key="lines")["Body"]
    return [line.decode().upper() for line in body.iter_lines()]


def keys(bucket):
    s3 = boto3.client("s3")
    paginator = s3.get_paginator("list_objects_v2")
    found = []
    for page in paginator.paginate(Bucket=bucket, Prefix="numbers/", PaginationConfig={"PageSize": 2}):
        found += [(item["Key"], item["Size"]) for item in page.get("Contents", [])]
    return found


def missing(bucket):
    s3 = boto3.client("s3")
    try:
        s3.get_object(Bucket=bucket, Key="none")
    except s3.exceptions.NoSuchKey as error:
        return type(error).__name__, error.response["ResponseMetadata"]["HTTPStatusCode"]


def main():
    fill("box")
    print(read("box", "numbers/3"), read("box", "nothing"))
    print(load("box", "numbers/4"))
    print(lines("box"))
    print(keys("box"))
    print(missing("box"))
    s3 = boto3.client("s3")
    s3.get_waiter("object_exists").wait(Bucket="box", Key="lines")
    s3.copy({"Bucket": "box", "Key": "lines"}, "box", "copied")
    s3.delete_object(Bucket="box", Key="lines")
    found = s3.get_paginator("list_objects_v2").paginate(Bucket="box").search("Contents[].Key")
    print([key for key in found])
    url = s3.generate_presigned_url("get_object", Params={"Bucket": "box", "Key": "copied"}, ExpiresIn=60)
    print(url.split("?")[0].rsplit("/", 2)[1:], s3.meta.region_name, s3.can_paginate("list_objects_v2"))


if __name__ == "__main__":
    main()
