import boto3


def account():
    return boto3.client("sts").get_caller_identity()["Account"]


def secret(name):
    value = boto3.client("secretsmanager", region_name="eu-west-1").get_secret_value(SecretId=name)
    return value["SecretString"]


def invoke(name, payload):
    return boto3.client("lambda").invoke(FunctionName=name, Payload=payload)["Payload"].read()
