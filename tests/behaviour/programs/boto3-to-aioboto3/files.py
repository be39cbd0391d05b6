# needs: aws
"""Files are uploaded and downloaded by a client that a class keeps."""
import io
import os
import tempfile

import boto3


class Store:
    def __init__(self, bucket):
        self.bucket = bucket
        self.s3 = boto3.client("s3")

    def make(self):
        self.s3.create_bucket(Bucket=self.bucket)

    def save(self, path, key):
        self.s3.upload_file(path, self.bucket, key, ExtraArgs={"ContentType": "text/plain"})

    def fetch(self, key, path):
        self.s3.download_file(self.bucket, key, path)

    def content(self, key):
        return self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()


def main():
    store = Store("files")
    store.make()
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "a.txt")
        with open(path, "w") as file:
            file.write("a line\n" * 3)
        store.save(path, "a")
        store.fetch("a", path + ".copy")
        with open(path + ".copy") as file:
            print(file.read())
    print(store.content("a"))
    buffer = io.BytesIO()
    s3 = boto3.client("s3")
    s3.upload_fileobj(io.BytesIO(b"from memory"), "files", "b")
    s3.download_fileobj("files", "b", buffer)
    print(buffer.getvalue())


if __name__ == "__main__":
    main()
