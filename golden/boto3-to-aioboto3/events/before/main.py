import boto3


def talk(model, messages):
    client = boto3.client("bedrock-runtime")
    answer = client.converse_stream(modelId=model, messages=messages)
    for event in answer["stream"]:
        print(event)


def ask(model, body):
    client = boto3.client("bedrock-runtime")
    return client.invoke_model(modelId=model, body=body)["body"].read()
