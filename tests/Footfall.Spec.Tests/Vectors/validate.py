"""Reads a JSON schema's path as argument and a list of documents on standard input; prints true or false for each."""
import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
print("\n".join(json.dumps(validator.is_valid(document)) for document in json.load(sys.stdin)))
