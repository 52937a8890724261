import path from 'node:path'
import { openProject } from '../compose/compose'
import { developmentFiles, saveAuthority } from '../compose/development'
import { type Instance, requireSettings, requireValue } from '../instance'

/** What the suites need to reach the stack under test. */
export async function stackEnvironment(instance: Instance, folder: string): Promise<Record<string, string>> {
  const settings = await requireSettings(instance)
  const value = (name: string) => requireValue(settings, name)
  const authorityFile = path.join(folder, 'ca.crt')
  await saveAuthority(await openProject(instance, settings, developmentFiles), authorityFile)
  return {
    LAKEHOUSE_TEST_HOME: path.dirname(instance.envFile),
    LAKEHOUSE_TEST_PROJECT: value('COMPOSE_PROJECT_NAME'),
    LAKEHOUSE_TEST_CONSOLE_URL: `http://127.0.0.1:${value('LAKEHOUSE_PORT_CONSOLE')}`,
    LAKEHOUSE_TEST_CONSOLE_TOKEN: value('CONSOLE_CLI_TOKEN'),
    LAKEHOUSE_TEST_ADMIN_EMAIL: value('CONSOLE_ADMIN_EMAIL'),
    LAKEHOUSE_TEST_ADMIN_PASSWORD: value('CONSOLE_ADMIN_INITIAL_PASSWORD'),
    LAKEHOUSE_TEST_DOCKER_PROXY_URL: `http://127.0.0.1:${value('LAKEHOUSE_PORT_DOCKER_PROXY')}`,
    LAKEHOUSE_TEST_AIRFLOW_URL: `http://127.0.0.1:${value('LAKEHOUSE_PORT_AIRFLOW')}`,
    LAKEHOUSE_TEST_FLOWER_URL: `http://127.0.0.1:${value('LAKEHOUSE_PORT_FLOWER')}`,
    LAKEHOUSE_TEST_FLOWER_PASSWORD: value('FLOWER_PASSWORD'),
    LAKEHOUSE_TEST_SUPERSET_URL: `http://127.0.0.1:${value('LAKEHOUSE_PORT_SUPERSET')}`,
    LAKEHOUSE_TEST_SUPERSET_PASSWORD: value('SUPERSET_ADMIN_PASSWORD'),
    LAKEHOUSE_TEST_S3_ENDPOINT: `http://127.0.0.1:${value('LAKEHOUSE_PORT_S3')}`,
    LAKEHOUSE_TEST_S3_ACCESS_KEY: value('S3_AIRFLOW_ACCESS_KEY'),
    LAKEHOUSE_TEST_S3_SECRET_KEY: value('S3_AIRFLOW_SECRET_KEY'),
    LAKEHOUSE_TEST_CATALOG_URI: `http://127.0.0.1:${value('LAKEHOUSE_PORT_CATALOG')}`,
    LAKEHOUSE_TEST_TRINO_URL: `https://localhost:${value('LAKEHOUSE_PORT_TRINO')}`,
    LAKEHOUSE_TEST_TRINO_USER: 'svc-airflow',
    LAKEHOUSE_TEST_TRINO_PASSWORD: value('TRINO_AIRFLOW_PASSWORD'),
    LAKEHOUSE_TEST_CA_FILE: authorityFile,
    LAKEHOUSE_TEST_OIDC_ISSUER: value('CONSOLE_OIDC_ISSUER'),
    LAKEHOUSE_TEST_OIDC_CLIENT_SECRET: value('CONSOLE_OIDC_CLIENT_SECRET'),
  }
}
