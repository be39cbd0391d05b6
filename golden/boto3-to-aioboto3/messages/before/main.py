import boto3


def drain(name):
    sqs = boto3.resource("sqs")
    queue = sqs.get_queue_by_name(QueueName=name)
    for message in queue.receive_messages(MaxNumberOfMessages=10):
        print(message.body, message.receipt_handle)
        message.delete()
