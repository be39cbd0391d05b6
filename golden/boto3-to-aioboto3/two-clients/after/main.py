import aioboto3


async def forward(bucket, url):
    async with aioboto3.Session().client("s3") as s3:
        async with aioboto3.Session().client("sqs") as sqs:
            for item in (await s3.list_objects_v2(Bucket=bucket)).get("Contents", []):
                await sqs.send_message(QueueUrl=url, MessageBody=item["Key"])
