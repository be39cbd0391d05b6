import boto3


class Store:
    def __init__(self, bucket, region=None):
        self.bucket = bucket
        self.s3 = boto3.client("s3", region_name=region)

    def get(self, key):
        return self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def put(self, key, value):
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=value)


def main():
    store = Store("box")
    store.put("a", b"1")
    print(store.get("a"))


if __name__ == "__main__":
    main()
