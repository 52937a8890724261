export {
  type Container,
  listContainers,
  readUsage,
  restartContainer,
  startContainer,
  stopContainer,
  type Usage,
} from './containers'
export { followLog, readLog } from './logs'
