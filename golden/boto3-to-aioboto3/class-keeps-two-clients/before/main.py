import boto3


class Pipe:
    def __init__(self, bucket, url):
        self.bucket = bucket
        self.url = url
        self.s3 = boto3.client("s3")
        self.sqs = boto3.client("sqs")

    def run(self):
        for item in self.s3.list_objects_v2(Bucket=self.bucket)["Contents"]:
            self.sqs.send_message(QueueUrl=self.url, MessageBody=item["Key"])


def main():
    pipe = Pipe("box", "http://localhost/1")
    pipe.run()


if __name__ == "__main__":
    main()
