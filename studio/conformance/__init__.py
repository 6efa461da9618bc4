"""CONFORMANCE: does an engine keep its word? Checks that run any engine in a real worker process, by pytest.

pytest --pyargs studio.conformance -p studio.conformance.plugin --engine ID [--model PATH] [--set KEY=VALUE]
"""
