import boto3


class Users:
    def __init__(self):
        self.table = boto3.resource("dynamodb").Table("users")

    def get(self, name):
        return self.table.get_item(Key={"name": name})["Item"]


class Queue:
    def connect(self, name):
        sqs = boto3.resource("sqs")
        self.queue = sqs.get_queue_by_name(QueueName=name)
