import sys

import boto3

s3 = boto3.client("s3")
for item in s3.list_objects_v2(Bucket=sys.argv[1])["Contents"]:
    print(item["Key"])
