# needs: aws
"""Clients of sessions, one around another, and a script that makes them itself."""
import boto3
from botocore.config import Config

session = boto3.Session(region_name="eu-west-1")


def copy(source, target):
    first = session.client("s3", config=Config(retries={"max_attempts": 1}))
    second = session.client("sqs")
    url = second.create_queue(QueueName=target)["QueueUrl"]
    for item in first.list_objects_v2(Bucket=source)["Contents"]:
        second.send_message(QueueUrl=url, MessageBody=item["Key"])
    return second.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]


def fill(client, bucket):
    client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    client.put_object(Bucket=bucket, Key="a", Body=b"a")
    client.put_object(Bucket=bucket, Key="b", Body=b"b")


def setup(bucket):
    client = boto3.session.Session().client("s3", region_name=session.region_name)
    fill(client, bucket)


def main():
    setup("source")
    print([message["Body"] for message in copy("source", "target")])


if __name__ == "__main__":
    main()
