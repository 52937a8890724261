import { expect, it } from 'vitest'
import { waysToConnect } from './ways-to-connect'

it('says how to connect to Trino as a person, with what is theirs in it', () => {
  const ways = waysToConnect({ url: 'https://lake.example.org:8083', user: 'p_3k9x0ab1cd2e' })
  expect(ways.map(({ text }) => text.replaceAll(/\s*\\\n\s*/g, ' '))).toEqual([
    'trino --server https://lake.example.org:8083 --user p_3k9x0ab1cd2e --password --truststore-path lakehouse-ca.crt --catalog iceberg --schema lakehouse',
    'jdbc:trino://lake.example.org:8083/iceberg/lakehouse?user=p_3k9x0ab1cd2e&SSL=true&SSLTrustStorePath=lakehouse-ca.crt',
  ])
})
