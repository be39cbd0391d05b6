import boto3


def forward(bucket, url):
    s3 = boto3.client("s3")
    sqs = boto3.client("sqs")
    for item in s3.list_objects_v2(Bucket=bucket).get("Contents", []):
        sqs.send_message(QueueUrl=url, MessageBody=item["Key"])
